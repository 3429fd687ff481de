"""The words that a written review brings along, in each language."""

TEXTS = {
    "en": {
        "document": "Document", "field": "Field", "value": "Value", "found": "Found value",
        "page": "Page", "quote": "Quote", "state": "State", "checked": "Checked",
        "note": "Note", "correction": "Correction", "hash": "SHA-256 of the document",
        "path": "Path", "review": "Review", "references": "References", "about": "About",
        "workspace": "Workspace", "begun": "Begun", "documents": "Documents",
        "of": "{} of {}, {} of them unreadable", "name": "Name", "question": "Question",
        "kind": "Kind", "yes": "yes", "no": "no", "changed": "changed since it was read",
        "corrected": "corrected", "p": "p. {}",
        "waiting": "not read yet", "not_found": "not found", "unreadable": "unreadable",
        "failed": "failed", "is_found": "found", "stale": "Note",
    },
    "it": {
        "document": "Documento", "field": "Campo", "value": "Valore", "found": "Valore trovato",
        "page": "Pagina", "quote": "Citazione", "state": "Stato", "checked": "Verificato",
        "note": "Nota", "correction": "Correzione", "hash": "SHA-256 del documento",
        "path": "Percorso", "review": "Revisione", "references": "Riferimenti",
        "about": "Informazioni", "workspace": "Area di lavoro", "begun": "Iniziata",
        "documents": "Documenti", "of": "{} di {}, di cui {} illeggibili", "name": "Nome",
        "question": "Domanda", "kind": "Tipo", "yes": "sì", "no": "no",
        "changed": "modificato dopo la lettura", "corrected": "corretto", "p": "p. {}",
        "waiting": "non ancora letto", "not_found": "non trovato", "unreadable": "illeggibile",
        "failed": "non riuscito", "is_found": "trovato", "stale": "Nota",
    },
}  # fmt: skip
