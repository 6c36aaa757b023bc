-- The format was any text, and nothing read it. It now restricts what a feed takes.
update feed set format = null;
