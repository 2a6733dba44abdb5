"""What is done with checks of more than one file: two files beside each other."""
