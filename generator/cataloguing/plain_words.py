"""English words that say nothing about a paper's subject: they part phrases and are no tags."""

FUNCTION = frozenset(
    """
    a an the this that these those it its they their them we our us you your he she his her i of
    in on at by for from with without to into onto over under between among across through
    during before after above below about against within via per as than and or but nor so yet
    if then else when where while which who whom whose what why how because since although
    though whether both either neither not no only also even just very more most less least much
    many few some any all each every other another such same own too again further once here
    there now is are was were be been being am do does did done doing have has had having can
    could may might must shall should will would e g i.e etc et al vs up down out off us
    """.split()
)
"""Articles, prepositions, pronouns, conjunctions, auxiliaries: a phrase ends before them."""

EMPTY = frozenset(
    """
    paper work article study report thesis method methodology approach technique framework
    result experiment experimental evaluation performance improvement finding analysis problem
    issue challenge task setting case scenario example way aspect role key idea goal aim insight
    approache process state art propose proposed introduce introduced present presented show
    shown demonstrate demonstrated achieve achieved achieving outperform improve improved
    improving existing recent recently previous prior current novel new extensive comprehensive
    various different diverse several multiple numerous wide range large small high low strong
    robust effective efficient effectively efficiently significant significantly substantial
    substantially better best superior competitive promising important crucial critical main
    major first second third one two three four five six seven eight nine ten zero thus hence
    however therefore moreover furthermore additionally finally specifically particularly
    especially typically generally often usually namely respectively based using use used user-
    friendly lead leading enable enabling allow provide provided providing include including
    require required address addressing explore investigate investigated consider considered
    focus suffer remain become make made take taken give given known well widely commonly highly
    potential ability capability possible available open source code data dataset model system
    algorithm information number order term level type set point part time year line end long
    short real world good common general specific particular certain individual simple complex
    single whole full entire average additional further future total overall average respect due
    like rather still already without despite according compare compared comparison compared
    baseline metric score accuracy percent higher lower larger smaller greater fewer near close
    need needed lack limited limitation reveal suggest indicate observe observed conduct
    conducted evaluate evaluated apply applied application practical practice theoretical
    empirical empirically design designed develop developed development build built create
    created generate generated obtain obtained train trained training test tested testing
    validate validated human people research researcher field community literature area domain
    direction domains step component module input output feature value function parameter sample
    size cost structure context content quality quantity effect impact factor variable change
    original
    fine grained tune tuned tuning related ground truth acquired learn learned rapid rapidly
    advance advanced advancement advancing growing increasingly sub optimal suboptimal
    consideration measure rate success successfully failure driven aware free agnostic style
    wise across primarily mainly rarely rely relie spanning covering comprising beyond building
    built upon never becoming broad spectrum modern traditional conventional strategy pipeline
    capture capturing leverage leveraging individual stage inherent underlying ensure ensuring
    maintain maintaining preserve preserving support supporting facilitate facilitating
    integrate integrating combine combining introducing mitigate mitigating exhibit struggle
    struggling facing rich unified unify strictly jointly simultaneously directly explicitly
    implicitly dynamically automatically automated automatic accurate accurately precise
    consistent consistently reliable scalable flexible versatile standard popular remarkable
    impressive notable comparable lightweight heavy hard easy difficult challenging
    sophisticated holistic systematic systematically thorough rigorous carefully curated handle
    handling tackle operate perform performing rank select selecting estimate produce predict
    identify identifying recover reach gain gap bottleneck limitation blind spot percentage hour
    minute billion million trillion per license apache github huggingface http https com www org
    page project website publicly released release end unnecessary vast shed light amount lag
    behind path toward towards narrow subset pair general purpose supplementary material public
    solid foundation powerful tool valuable resource seamless frozen series demand request
    """.split()
)
"""Words that abstracts of any subject use: a phrase that holds one is no tag."""

HEADS = frozenset(
    "model network system learning training data dataset benchmark framework algorithm".split()
)
"""Empty words that a phrase may end in, as they name the thing that the words before describe."""

NO_TAGS = frozenset(
    tuple(phrase.split())
    for phrase in (
        "artificial intelligence",
        "machine learning",
        "deep learning",
        "neural network",
        "deep neural network",
        "natural language",
        "success rate",
        "training data",
        "synthetic data",
        "final answer",
        "ai",
        "ml",
        "api",
        "gpu",
    )
)
"""Keys of phrases that are true of nearly every paper, or of none in particular."""
