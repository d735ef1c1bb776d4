"""The stage that turns the files under `content/` into values, and says what is wrong in them."""
