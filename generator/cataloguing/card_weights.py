"""What each feature of a sentence weighs; `python -m evaluation.card_weights` makes it."""

from generator.cataloguing.card_features import Features

WEIGHTS = Features(
    offers=1.55,
    shows=1.19,
    studies=1.07,
    speaks=0.88,
    begins=1.44,
    refers=-1.68,
    words=0.11,
    short=-4.74,
    long=-0.48,
    of_title=9.41,
    first=1.91,
    place=-1.73,
    place_squared=-3.97,
    first_that_speaks=0.92,
    first_that_offers=1.32,
    colon=-2.19,
    question=-4.20,
)
