"""The words of officials, and what is made of them."""
