"""An evening elsewhere that its member lets count at home, where the club has switched that on."""
