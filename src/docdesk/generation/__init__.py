"""Prompts, the engine (the only place with llama_cpp), citations and their verification."""
