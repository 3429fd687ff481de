"""Where concrete classes meet: assembly, the server of the window, lanes and children."""
