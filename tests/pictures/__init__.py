"""The demo's phone, played in a real browser and photographed: five scenes, each a test, their pictures beside them."""
