"""What stands behind the commands in bin/: setting up, running, testing, measuring, locking.

Only the standard library is used, because these modules make the environment that everything else needs.
They run on the Python of the machine (3.11 or later), from the folder of the repository.
"""
