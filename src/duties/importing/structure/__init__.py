"""Paragraphs → the head of a document and its tree of parts."""
