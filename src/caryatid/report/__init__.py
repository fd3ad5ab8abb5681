"""The forecast and its reasons for people: words, figures, one HTML file."""
