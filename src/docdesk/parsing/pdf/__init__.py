"""PDF documents, by pdfium."""
