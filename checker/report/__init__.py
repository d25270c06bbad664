"""Result records as text: reporters take values and give strings; somebody else writes them."""
