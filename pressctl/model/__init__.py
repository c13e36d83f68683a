"""What passes between the rooms: frozen, typed, with places on the values."""
