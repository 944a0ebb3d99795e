"""Drawing the whole journey: one printable page (SVG), Markdown and Mermaid, with its gaps."""
