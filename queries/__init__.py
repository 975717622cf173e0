"""What can be asked, and the answers in code: trace, missing, duties, stats, and the library of saved questions."""
