@rem npm runs "exec node ..." with cmd on Windows, which has no exec and finds this. Elsewhere exec makes a signal to npm reach Node.
@%*
