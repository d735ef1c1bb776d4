"""Measures how far the generator's judgements agree with people's, on texts that nobody committed.

    rows.py         the evaluation files of a folder, as rows
    papers.py       rows as the papers that the generator would make of them
    measures.py     nDCG, ROUGE-1, F1 and recall, by their definitions
    relatedness.py  related papers against experts' graded pairs (CSFCube)
    summaries.py    cards against people's one-sentence summaries (SciTLDR)
    labels.py       topics against curated lists and arXiv's categories
    variants.py     duplicates: one paper as two sources write it
    card_weights.py learns from them which sentence a card picks: makes a module of the generator
    figures.py      what was measured, as values and as a table
    __main__.py     `python -m evaluation`: a folder in, a table out

The texts belong to others and stay outside the repository; a file that is missing is not measured.
Everything is judged by the functions that make the site.
"""
