"""How people mark a call: alone and blind, then with the evidence, then signed; and how far two agree."""
