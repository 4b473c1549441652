"""The window itself: what joins the screens, its rail, its shape, and the desk calls are made at."""
