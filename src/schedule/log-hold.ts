// STOP, see STOP-log-engineer.txt
