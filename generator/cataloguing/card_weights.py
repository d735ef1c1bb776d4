"""What each feature of a sentence weighs; made by `python -m evaluation.card_weights`."""

from generator.cataloguing.card_features import Features

WEIGHTS = Features(
    offers=1.66,
    shows=1.05,
    studies=0.96,
    speaks=0.7,
    begins=1.07,
    refers=-1.3,
    words=0.13,
    short=-5.14,
    long=-0.31,
    of_title=9.94,
    first=2.48,
    place=-1.9,
    place_squared=-3.71,
    first_that_speaks=0.94,
    first_that_offers=1.31,
    colon=-1.99,
    question=-5.4,
)
