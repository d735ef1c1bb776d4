"""What each feature of a sentence weighs; `python -m evaluation.card_weights` makes it."""

from generator.cataloguing.card_features import Features

WEIGHTS = Features(
    offers=1.55,
    shows=1.19,
    studies=1.06,
    speaks=0.89,
    begins=1.44,
    refers=-1.68,
    words=0.11,
    short=-4.70,
    long=-0.49,
    of_title=9.42,
    first=1.91,
    place=-1.74,
    place_squared=-3.97,
    first_that_speaks=0.91,
    first_that_offers=1.32,
    colon=-2.21,
    question=-4.25,
)
