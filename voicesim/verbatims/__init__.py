"""What clients write in surveys: themes with their examples, share and trend, and which drill answers each.

Personal data are taken out before anything else reads a comment; nothing leaves the machine.
"""
