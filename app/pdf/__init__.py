"""SHELL: the official form filler and the packet maker. The only importer of pypdf and typst."""
