"""The rules of the house that a machine can check: functions over a path and a source, tried on broken ones too."""
