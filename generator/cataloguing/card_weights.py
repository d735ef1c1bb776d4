"""What each feature of a sentence weighs; `python -m evaluation.card_weights` makes it."""

from generator.cataloguing.card_features import Features

WEIGHTS = Features(
    offers=1.55,
    shows=1.19,
    studies=1.05,
    speaks=0.90,
    begins=1.44,
    refers=-1.67,
    words=0.07,
    short=-4.57,
    long=-0.51,
    of_title=9.43,
    first=1.80,
    place=-1.70,
    place_squared=-3.97,
    first_that_speaks=0.92,
    first_that_offers=1.35,
    colon=-2.34,
    question=-4.15,
)
