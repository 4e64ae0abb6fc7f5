"""A saved web page, taken apart: ``blocks`` cuts it, ``article`` tells the article from what stands around it,
``metadata`` and ``dates`` read what the page says of itself, ``compose`` makes the text."""
