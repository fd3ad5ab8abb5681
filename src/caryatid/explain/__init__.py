"""Why the numbers are what they are: stress, what-ifs, watch-list, trace."""
