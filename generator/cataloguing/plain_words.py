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
    de la le les des du et une un dans sur par pour avec cette ces
    behind path toward towards narrow subset pair general purpose supplementary material public
    dozen hundred thousand hope help date occurrence complicated go going concretely relative
    phenomenon arise instance excel exceed expense exhaustive interest official commercial
    technical hypothesize surprising discovered contribute contributing attempt correspond
    corresponding remaining receive contain express expressed define careful excellent enhance
    enhanced enhancing utilize utilise utilizing expected alternating collect collected adherence
    progress trend anonymous severe excessive excessively unprecedented extent notion seek nuanced
    elicit motivated inspired yield non actively exploit explain act play led
    solid foundation powerful tool valuable resource seamless frozen series demand request
    """.split()
)
"""Words that abstracts of any subject use: a phrase that holds one is no tag."""

HEADS = frozenset(
    "model network system learning training data dataset benchmark framework algorithm".split()
)
"""Empty words that a phrase may end in, as they name the thing that the words before describe."""

IDLE = frozenset(
    """
    able access account actual actually add addition adept adopt adopting adoption align
    aligned aligning allowed alongside alpha alternate alternative analyze analyzing appear
    appropriate approximately aren argue assess assessing associated assume attain attribute
    auto backed bad basic bench benchmark beneficial benefit beta big boost boosting bound
    bridge brief call called caused cdot central characterize choice clear co coherent
    combination combined compact comparing complement complementary complete completed
    condensed condition confined connected considerable consist construct constructed
    constructing continue contributed conversely core correct correlate coupled crafted cross
    dan deal decide deciding dedicated deep defined delta depend desired detail detailed detect
    detecting determined didn differ difference diminish discover discovering discuss discussed
    discussion distinct doesn dominant don dramatically earlier early easily effectiveness
    efficiency effort ell emphasize employ encompass enrich epsilon era essential est establish
    evident exact examine examining exciting expensive exploring extend extended extreme
    extremely fact fail failing family far favoring fill final fixed followed following form
    formulate foundational frac fresh front fully fundamental generalizable generic genuine
    giving great grow hereafter highlight hinder hindered hyper ii iii illustrate implement
    implementation implemented implication importance incomplete inconsistent incorporate
    incorrect increase increasing incur independent indispensable infty initial instead
    insufficient intelligence inter interested intra investigating investigation investing
    involve isn landscape late later learning left lens lie limit list longer look magnitude
    making manual massive mathbb mathbf mathcal maximize meaning meta meticulously mini minimal
    minimize miss modal motivate move multi mutual name named nature none normal notably nous
    offer offering omega omni opportunity organized otherwise outcome overcome overlooked
    overview pass past phenomena place plausible poorly pre predominantly prevent primary pro
    producing professional proprietary pseudo publish published raise ratio raw re ready
    realistic received reduce reduced reducing refer reflect reflecting relax releasing
    relevant relying reproduce reproduced resolve resolving reusable right rise safer self semi
    sense separate serve shared side similar solely solution solve solving specialize
    specialized specially sqrt start strength submission submitted subsequent succeed surpass
    tailored team tend tightly tilde top turn unchanged unclear undermine underscore uni
    universal unlock updated updating upgrade urgent usual utility valid varepsilon variety
    vary varying version wild win written
    """.split()
)
"""Words, folded, that are no reason by themselves why two papers are near: neither what they are
about nor how they do it, beginnings of others (`multi`), names in formulas."""

_NO_TAGS = """
    artificial intelligence|machine learning|deep learning|neural network|deep neural network|
    natural language|natural language processing|language model|large language model|
    computer science|success rate|training data|
    synthetic data|final answer|generative model|generative ai|network architecture|
    latent space|embedding space|base model|pre trained model|attention mechanism|
    knowledge base|deep neural|computational complexity|upper bound|lower bound|root cause|
    black box|next generation|extended version|vice versa|ad hoc|hot topic|
    probability distribution|sufficient condition|mobile device|user preference|
    user interaction|user experience|decision making|visual representation|visual understanding|
    text generation|benchmark dataset|dataset benchmark|reasoning benchmark|
    multimodal benchmark|annotated dataset|video dataset|unlabeled data|memory usage|
    memory footprint|memory consumption|inference speed|faster inference|video frame|video clip|
    2d image|3d object|3d scene|reference image|raw text|deep learning architecture|
    target language|optimization algorithm|operating system|programming language|
    numerical simulation|differential equation|forward pass|closed loop|energy consumption|
    video sequence|natural image|depth map|bounding box|textual description|text description|
    evaluating llm|benchmarking llm|vision model|video model|speech model|language modeling|ai|
    ml|nlp|api|gpu|cpu|rgb|rgbd|rgb d|url|json|pdf|html|http|xml|github|youtube|huggingface|
    hugging face|openai|nvidia|ibm|mit|nasa|ieee|acm|acl|emnlp|naacl|cvpr|iccv|eccv|icml|neurip|
    iclr|kdd|sigir|interspeech|stoc|foc|ijcai|aaai|darpa|eu|usa|usd|mhz|ghz|khz|rtx|aws|co2|dof|
    ph d|1 d|2 d|3 d|1d|2d|3d|4d|sota|bleu|auc|auroc|roc|auc roc|roc auc|f1|f1 score|micro f1|
    macro f1|iou|miou|map|rmse|mse|mae|psnr|ssim|lpip|fid|rouge|rouge l|rouge 1|bleu 4|cider|
    meteor|bertscore|eer|wer|cer|ppl|flop|gflop|fp|mo|ndcg|mrr|top 1|top 5|hd95|map50|er|far|
    kpi|faq|matlab|pytorch|tensorflow|javascript|typescript|python|linux|android|google|
    microsoft|meta ai|deepmind|linkedin|facebook|twitter|wikipedia|mlp|relu|ffn|i d|non iid|
    cmos|gps|sms|tv|uci|nist|iso|cctv|background|conclusion|objective|introduction|abstract|
    availability|setup|dataset|corpora|computational overhead|user query|external knowledge|
    internal representation|social science|error bound|supervision signal|synthetic dataset|
    annotated corpus|simulation environment|simulated environment|communication network|
    language processing|deep generative|masked language|inner working|inner product|text image|
    image text|visual language|video language|visual text|language instruction|
    language description|retrieved document|pretraining data|instruction data|preference data|
    latent representation|multimodal data|aligned model|agent framework|agentic system|
    user profile|rgb image|color image|3d environment|virtual environment|spatially varying|
    go wrong|formal definition|confined space|changing environment|moving object|
    lighting condition|private data|personal data|graph data|streaming data|temporal data|
    multilingual benchmark|asset creation|llm training|rl training|agent training|rl algorithm|
    rl policy|signal processing|service provider|image caption|language family|product review|
    international workshop|google play|audio signal|outdoor environment|weather condition|
    road surface|memory requirement|response length|convergence guarantee|spatial relationship|
    temporal pattern|exam question|test case|natural language description|learning meet|
    external knowledge base|kullback leibler|codalab|apache 2|cc by|gpt|llm based|vlm based|
    ai generated|human ai|human llm|roi|led|fov|mean squared error|mean absolute error|
    root mean square error|area under the curve|frame per second|floating point operation|
    degree of freedom|central processing unit|graphic processing unit|gui|
    graphical user interface|agi|artificial general intelligence|transformer architecture|
    visual token|vision encoder|semantic similarity|inference efficiency|agent benchmark|
    local detail|generative modeling|policy learning|temporal coherence|autoregressive|
    auto regressive|knowledge transfer|visual perception|memory mechanism|memory architecture|
    interactive environment|artificial neural network|neural net|language understanding|
    internal mechanism|safety concern|safety risk|privacy risk|early detection|
    hybrid architecture|dynamic environment|cluttered environment|indoor environment|
    unstructured environment|enterprise environment|statistical significance|past experience|
    summary statistic|policy maker|visual evidence|visual descriptor|temporal dependency|
    causal relationship|benchmark suite|simulation platform|intermediate representation|
    compact model|compressed representation|provably correct|fast adaptation|
    unconstrained video|minimal supervision|age group|intelligent agent|interactive system|
    user equipment|text corpus|text corpora|monolingual corpora|stylistic variation|
    linguistic phenomena|weighting scheme|mobile phone|massively parallel|frontier llm|
    pretrained llm|teaching llm|word meaning|multi head attention|skip connection|
    next token prediction|encoder decoder architecture|symbolic representation|driving behavior|
    expressive power|faster convergence|mechanical turk|confidence interval|
    mean absolute percentage error|receiver operating characteristic|pr auc|
    détection automatique|deep reasoning|intrinsic knowledge|image diffusion|graph structured|
    feed forward network|reasoning chain|reasoning trace|reasoning trajectory|
    stable diffusion xl|diffusion xl|dit xl|gradient descent|instruction based image editing|
    threat model|closed form solution|expected calibration error|stable diffusion|
    autoregressive generation|
    multi step reasoning|token count|visual cue|graphics processing unit|
    application programming interface|signal to noise ratio|peak signal to noise ratio|
    word error rate|equal error rate|intersection over union|mean intersection over union|
    mean average precision|frechet inception distance|fréchet inception distance|
    state of the art|internet of thing
"""
NO_TAGS = frozenset(
    tuple(" ".join(phrase.split()).split()) for phrase in _NO_TAGS.strip().split("|")
)
"""Keys of phrases that are true of nearly every paper, or of none in particular: what it is
measured by, what it runs on, where it was published."""

_SYNONYMS = """
    convolutional network: convolutional neural network
    convolution neural network: convolutional neural network
    deep convolutional neural network: convolutional neural network
    recurrent network: recurrent neural network
    graph network: graph neural network
    math reasoning: mathematical reasoning
    visual language model: vision language model
    self supervised: self supervised learning
    self supervision: self supervised learning
    semi supervised: semi supervised learning
    weakly supervised: weak supervision
    weakly supervised learning: weak supervision
    distantly supervised: distant supervision
    differentially private: differential privacy
    game theoretic: game theory
    behavioral cloning: behavior cloning
    topic modeling: topic model
    topic modelling: topic model
    dialog system: dialogue system
    neural radiance: neural radiance field
    robot manipulation: robotic manipulation
    novel view synthesis: view synthesis
    reward modeling: reward model
    multi modal llm: multimodal large language model
    position embedding: positional encoding
    positional embedding: positional encoding
    nash equilibria: nash equilibrium
    deep rl: deep reinforcement learning
    explainable artificial intelligence: explainable ai
    video llm: video large language model
    diffusion large language model: diffusion language model
    parallel corpora: parallel corpus
    self driving car: autonomous vehicle
    multi agent: multi agent system
    knowledge distillation: distillation
    jailbreaking attack: jailbreaking
    multi agent collaboration: multi agent system
    multi agent framework: multi agent system
    video synthesis: video generation
    video generator: video generation
    image synthesis: image generation
    novel view synthesis: view synthesis
    reasoning model: large reasoning model
    reasoning llm: large reasoning model
    reasoning language model: large reasoning model
    multimodal llm: multimodal large language model
    llm based agent: llm agent
    language agent: llm agent
    embodied intelligence: embodied ai
    humanoid: humanoid robot
    quadruped: quadruped robot
    drone: unmanned aerial vehicle
    watermark: watermarking
    jailbreak: jailbreaking
    jailbreak attack: jailbreaking
    recommender: recommender system
    recommendation system: recommender system
    deepfake detection: deepfake
    tokenizer: tokenization
    tokenisation: tokenization
    quantisation: quantization
    summarisation: summarization
    text summarization: summarization
    automatic summarization: summarization
    paraphrase: paraphrasing
    bandit: multi armed bandit
    sentiment: sentiment analysis
    online social network: social network
    medical imaging: medical image
    pretrained language: pre trained language model
    spiking network: spiking neural network
    theorem prover: theorem proving
    llm judge: llm as a judge
    pure nash: nash equilibrium
    pure nash equilibrium: nash equilibrium
    pure nash equilibria: nash equilibrium
"""
SYNONYMS = {
    tuple(one.split()): tuple(other.split())
    for one, _, other in (line.partition(":") for line in _SYNONYMS.strip().splitlines())
}
"""From the key of a phrase to that of the one by which it goes."""

BACKBONES = frozenset(
    """
    gpt chatgpt llama qwen gemma gemini claude mistral mixtral vicuna deepseek phi grok kimi glm
    internvl sonnet opus openai palm codex
    """.split()
)
"""Models that papers of any subject run, or compare with: the first word of their names' keys."""
