print("yui")
