"""Who you will meet: those going who let others see their faces."""
