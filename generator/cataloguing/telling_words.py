"""Single English words that name what a paper is about, and so may be tags."""

from generator.cataloguing.phrases import fold

_WORDS = """
    quantization quantisation pruning distillation tokenization tokenisation tokenizer
    watermarking watermark steganography steganalysis segmentation inpainting outpainting
    deblurring colorization relighting captioning locomotion grasping teleoperation humanoid
    quadruped quadrotor drone manipulator gripper exoskeleton prosthesis avatar gesture gaze
    gait handwriting deepfake phishing malware ransomware cybersecurity blockchain
    cryptocurrency cryptography authentication backdoor jailbreak jailbreaking sycophancy
    deception debiasing toxicity stereotype misinformation disinformation rumor memorization
    calibration abstention superposition personalization summarization summarisation paraphrase
    paraphrasing transliteration dialect chatbot argumentation humor sarcasm irony metaphor
    poetry storytelling negotiation debate persuasion empathy personality forecasting nowcasting
    imputation clustering bandit auction voting equivariance overfitting grokking dropout
    reranking crowdsourcing deduplication compiler debugging fuzzing refactoring decompilation
    autoformalization chess animation sketch typography font infographic garment clothing voxel
    radar odometry photogrammetry tomography microscopy pathology histopathology radiology
    ultrasound cancer diabetes dementia alzheimer epidemiology pandemic genomics genome
    proteomics protein molecule chemistry crystallography astronomy climate weather agriculture
    neuroscience education physics turbulence trading insurance election journalism
    accessibility copyright governance ethics neuromorphic checkpointing counterfactual
    identifiability autoencoder hypernetwork hypergraph ontology anonymization plagiarism
    surgery endoscopy swarm platooning traffic pedestrian seismology geoscience hydrology
    underwater hyperspectral music singing prosody diarization dereverberation beamforming
    lexicon treebank morphology lemmatization parser coreference anaphora sentiment emotion
    sexism recommender planning navigation tracking rendering registration
    compression caching scheduling offloading routing tutoring spreadsheet wireless
    antenna precoding bioinformatics biology biodiversity food fashion tourism football soccer
    basketball poker negation entailment hashing sparsity symmetry manifold topology wavelet
    haptics tactile origami affordance stylization morphing retargeting dubbing stuttering
    depression autism sleep seizure epilepsy sepsis dentistry ophthalmology dermatology vaccine
"""
TELLING = frozenset(map(fold, _WORDS.split()))
"""Methods, tasks and subjects that people look for by one word, folded.

Most single words say too little (`image`, `robust`), or what a topic says already.
"""
