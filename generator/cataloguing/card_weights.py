"""What each feature of a sentence weighs; `python -m evaluation.card_weights` makes it."""

from generator.cataloguing.card_features import Features

WEIGHTS = Features(
    offers=1.56,
    shows=1.19,
    studies=1.07,
    speaks=0.93,
    begins=1.40,
    refers=-1.67,
    words=0.08,
    short=-4.40,
    long=-0.49,
    of_title=9.50,
    first=1.78,
    place=-1.68,
    place_squared=-3.98,
    first_that_speaks=0.91,
    first_that_offers=1.37,
    colon=-2.42,
    question=-4.11,
)
