"""What `import duties` offers to other programs."""
