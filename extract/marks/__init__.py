"""What a page paints: glyphs, rulings, lines of text, and its picture by PDFium."""
