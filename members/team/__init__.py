"""Teams on pages of their own, a chapter's and the site's: who does what there, and who gave it to them."""
