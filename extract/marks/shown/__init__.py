"""What the operations of a content stream show: codes of fonts, and the glyphs made of them."""
