"""The programme: many groups over regions and calendar years, capacity, fixed costs and funding."""
