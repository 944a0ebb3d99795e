"""What customers mean: phrases, two small models, entities and languages. No network and no clock in here."""
