"""A paper digest: pasted listings and hand-written notes in, a linked site out.

The data goes one way, a type and a folder per stage:

    content/  --reading-->      Content  what people pasted and wrote, and the problems in it
    Content   --cataloguing-->  Site     every paper once, everything joined
    Site      --rendering-->    Page     Markdown, JSON, XML or BibTeX at a path
    Page      --building-->     site/    by MkDocs

    model/        the value types of all stages, a module a stage: begin here
    counting.py   numbers with their nouns, wherever people read them
    known.py      how reading and cataloguing ask for what an earlier run found out
    reading/      the only code that opens what people filed; parsers never raise, they report
    cataloguing/  pure: identity, merging, topics, tags, cards, related papers, mentions, glossary
    rendering/    pure: the pages, escaped by type
    building/     the only code that knows MkDocs
    verifying/    checks the built site, knowing nothing of how it was made
    importing/    dates, names and files the pastes that wait in the inbox
    enriching/    asks public sources for facts of papers: the only code that opens connections
    checking/     pure: what a curator may have got wrong although the site can be made
    comparing/    pure: what differs between the sites of two contents
    commands/     the `digest` command, a file a subcommand

Imports go down this list and never up.
"""
