"""What other processes may say to the window; written by translations/update.py."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: tuple[str, ...] = (
    str(QT_TRANSLATE_NOOP("Host", "0 always writes the likeliest words; higher values vary the wording.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "A packed file that grows like this is often made to do harm. If you trust it, split it into smaller documents.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Add max_seq_length to its sentence_bert_config.json.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Another model is being imported.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask a shorter question; add long texts as documents.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask again, or use a smaller model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask again: the engine starts again by itself. If it happens often, use a smaller model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask again; if it happens again, try another model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask who looks after this machine to correct it.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask who looks after this machine.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Ask who owns it for access.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check its permissions.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check that the file is still there, or import the model again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check that the file is there and that you may read it.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check that you may write to {0} and that the disk has room.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check that {0} is there and that you may write to it.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check the disk and the file's permissions.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check the disk that it is on and the disk that DocDesk keeps its data on.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check the folder's permissions and the free space of its disk.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Check the path and that its drive is connected.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose a smaller model, or copy the file to a faster disk.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose an instruct or chat model in a single GGUF file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose an instruct or chat model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose another model to use instead of it.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose another name.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose another place with --home or DOCDESK_HOME.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Choose one in the settings under Models.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Close other programs, or choose a smaller encoder in the settings.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Close other programs, or choose a smaller model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Colours of the window; system follows the desktop.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Copy the encoder's folder again, or choose another one in the settings.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Copy the encoder's folder again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Correct the line, or delete it to have the default ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Delete it, or correct it in a text editor.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Delete the folder {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "DocDesk")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "DocDesk failed on this request.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "DocDesk takes models in the GGUF format; their files end in .gguf.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Documents larger than this many MB are left out.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Documents read at the same time; 0 chooses by the processor's cores.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Folder of a sentence-transformers model; empty takes the one that came along. Another encoder means that all documents are encoded again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Free {0} GB on the disk with {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Get a fresh copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Give more of its path: docdesk status lists the folders.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Give the path of a document that was added and indexed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Id of the language model in use; empty takes the one that came along.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Import a GGUF file; until then answers are quotes only.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Import a model whose file name ends with .gguf.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Import one: docdesk models import FILE.gguf")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Import the file again, or choose another model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Install DocDesk again. Your own models are not affected.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Install DocDesk anew.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Install the newer DocDesk to open it. Nothing was changed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Installed models: {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Installed: {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "It may be damaged: get a fresh copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "It may have been moved or renamed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Its documents are listed by `docdesk status`; paths are as listed there.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Join the parts into one file with llama.cpp's gguf-split, or get a single file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Language of the window; system follows the desktop.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Layers of the model on the graphics card: -1 as many as fit, 0 none.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Look for a newer file of the same model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Make one first; there is none yet.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Make room on the disk and start indexing again; it goes on where it stopped.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Make room: indexing stops when the disk is full.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Memory in MB that reading one document may take.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "No language model is installed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "No model is loaded.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "None of the PDF's pages can be read.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Not all of the workspace “{0}” could be deleted ({1}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Only folders and files that were added can be taken out again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Open it in Word and save it again, or get a fresh copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Open it in a PDF program and save it again, or get a fresh copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Open it in its own program and save it again, or get a fresh copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Open it in its program, save a copy without a password and add the copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Open it with the program that made it and save it as PDF, DOCX or text.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Page {0} is damaged and cannot be drawn.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Passages that a search shows.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Passages that the model reads for one answer.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Processor cores the model uses; 0 takes all physical cores.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Python")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Raise the limit in the settings, or split the document.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Raise the limit in the settings, or split the file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Raise the memory limit in the settings, or split the document.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Raise the time limit in the settings, or split the document.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Reading the document needed more memory than {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Reading the document took longer than {0} s and was stopped.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Rename the folder or file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Run OCR on it and add the result.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Save a copy without a password and add the copy.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Save it as PDF, DOCX or text and add that.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Search goes by words alone until this is mended; the log has the details.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Seconds that reading one document may take.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "See {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Show the passages that were found, without an answer written by a model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Size of all text, in percent.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Split the document.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Start DocDesk again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Start of the random numbers: the same seed gives the same answer again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "TCP from native code")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "TCP over IPv4")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "TCP over IPv6")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF has more than {0} characters.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF has no pages.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF has {0} pages; the limit is {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF has {0}, all blank.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF is damaged and cannot be opened.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The PDF is encrypted and opens only with its password.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The Word document has no body.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The Word document is damaged: its end is missing or overwritten.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The catalogue of models {0} cannot be read: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The disk is full: the index could not be written.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document cannot be read: it seems damaged.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document crashed its parser ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document has more than {0} pages.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document has no page {0}; it has {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document has {0} characters; the limit is {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document holds no text.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document holds pictures and no text: it needs OCR.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document is damaged: its content is no well-formed XML.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document is damaged: parts of it are missing or cannot be unpacked.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document is encrypted and opens only with its password.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document may have changed or gone; bring the index up to date.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The document unpacks to more than {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The download was probably interrupted. Download the file again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder in {0} cannot be loaded: {1}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder in {0} does not say how many tokens it can see.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder {0} is not an absolute path.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder “{0}” could not be loaded ({1}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder's file {0} cannot be read: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder's folder {0} has no {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder's folder {0} is not there.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The encoder's tokenizer {0} cannot be read: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The engine stopped in the middle of the answer.{0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file cannot be read as {0}: it seems damaged.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file has {0} of text; the limit is {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file has {0}; the limit is {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file holds nothing but white space.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file is empty (0 bytes).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file is named like text but holds binary data.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file is named {0} but its content is not {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file is no longer there.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file may be damaged or too large for this computer: choose another model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The file may not be read with your permissions.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The folder {0} cannot be made: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The index of this workspace cannot be opened or written ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The index of this workspace cannot be used ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The index of this workspace is damaged ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The index of this workspace is in use by another program.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The log file {0} cannot be opened: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The log has the details. Please report it.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model could not answer ({0}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model file {0} cannot be read ({1}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model said nothing for {0} seconds and was ended.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model {0} cannot be loaded: its file is damaged or of a kind that this version does not know.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model {0} made the engine stop while it was loaded{1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The model {0} was not ready in time and was ended.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The name {0} holds bytes that are no text.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The network is not locked.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The parser could not be started.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The parser pool is closed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The policy file {0} is damaged: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The question has {0} characters; {1} is the most.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The question is empty.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The settings are {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The settings could not be saved in {0}: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The settings file {0} cannot be read: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The settings file {0} is damaged and cannot be moved aside: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The system could not read the file: {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The web page is nested too deeply to be read.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The workspace does not hold “{0}”.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "The workspace “{0}” cannot be made ({1}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There are: {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is a workspace “{0}” already.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no encoder to search by vectors with.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no model {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no model “{0}”.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no page {0} of {1} in this workspace.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no room for {0}: it has {1} GB, and {2} GB are free.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no setting {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is no workspace “{0}”.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is not enough memory to encode a text of {0} tokens with {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is not enough memory to run the model {0}{1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "There is nothing to do: choose it in the list of models.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This cannot be the name of a workspace.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This is not a file but a folder, pipe or device.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This is {0}, which DocDesk does not read.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This kind of document has no page pictures; its text is shown.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This workspace does not follow {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This workspace has no document {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "This workspace was written by a newer DocDesk (format {0}, this one reads up to {1}).")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Tokens an answer may have at most.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Tokens the model sees at once: question, evidence and answer. More needs more memory.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "UDP over IPv4")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Use 1 to {0} printable characters.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Use another model first, then try again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Wait for a moment and try again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Wait until it has finished, or stop it there.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Wait until it is done, then try again.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Wait until it is loaded, or search by words.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "What a search goes by: the words, their meaning (vectors), or both.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Write what you want to know.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "Your documents are untouched. Delete the workspace and add its folders again, or put back a copy of {0}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "child process")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "context")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "could not be tried: {0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "crash")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "disk")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "encoder")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "failed, but not by the lock: {0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "file")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "it did not answer in time")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "language model")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "libxml2 could not allocate memory")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "llama_decode gave {0} for {1} tokens")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "memory")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "model file {0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "name look-up")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "none: answers are quotes only")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "not installed")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "opened")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "policy")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "processor")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "refused by the system")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "refused: {0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "settings")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "time")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "workspace {0}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} GiB free at {1}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} came with DocDesk and cannot be removed.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} cannot be read: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} cannot be {1}; it must be {2}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} cannot write answers: it is of the kind “{1}”.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} cores, {1}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} could not be copied: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} could not be deleted: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} does not hold a whole language model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} has version {1} of the GGUF format; DocDesk reads 2 and 3.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is cut off: {1} bytes are missing at its end.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is fixed by the policy of this machine, {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is installed already, as {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is not a GGUF file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is not a GGUF model file.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is not a regular file")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is not a usable model file: {1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is not there.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} is one of {1} parts of a model.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} of {1} GiB free")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} on {1}")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} sets {1} to {2}; it must be {3}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "{0} vectors came for {1} passages.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "“{0}” is being indexed by another DocDesk{1}.")),  # noqa: E501
    str(QT_TRANSLATE_NOOP("Host", "“{0}” may be any of {1} documents of this workspace.")),  # noqa: E501
)
