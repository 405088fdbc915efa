"""Personal data of a real call: found in its words, hidden in the words and in the sound.

What a call says of a person is taken out before anything else reads it. Whatever is no ordinary word of the
language and stands where a name can stand is hidden: a word too many costs a little sense, a name too few
cannot be taken back.
"""
