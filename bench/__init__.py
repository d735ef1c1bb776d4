"""Measures how fast digests of several sizes are built, served and searched, and what others take.

    corpora.py      papers of a folder of dumps, and more recombined from their sentences
    projects.py     a folder with such papers: a digest, and the same pages for stock MkDocs
    hugo.py         ... and for Hugo, with pages of as many bytes
    processes.py    a command's wall time, CPU time and peak memory
    sites.py        bytes and files of a built site
    serving.py      `mkdocs serve`, from a saved note to the changed page
    hosting.py      a host of static pages that counts what it sends
    reader.py       a search in a real browser
    figures.py      what was measured, as values
    measuring.py    all of this for one size
    machine.py      what it was measured on
    reporting.py    figures as tables, ratios and growth
    __main__.py     `python -m bench`: options in, tables and a JSON file out

Everything is measured as whole processes, from outside: nothing here knows how a digest is made.
"""
