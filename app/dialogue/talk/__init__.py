"""Talk beside the questions: thanks, complaints, what a word means, a death that is told, somebody who is worn out."""
