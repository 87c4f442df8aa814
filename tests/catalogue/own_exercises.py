"""An athlete's own exercises, without a mistake."""

OWN = """\
aim: Strengthen calf and hip on the stairs.
pattern: hip-extension

exercises:
  - id: stair-bridge
    name: Stair bridge
    level: 1
    primary: [gmax]
    secondary: [ham]
    aliases: [step bridge]
    family: bridges
    equipment: [bench]
    sides: both
    dose: {mode: reps, low: 8, high: 12, seconds_per_rep: 4, most_sets: 3, rest_seconds: 30}
    flags: [supine-lying, pregnancy]
    standing: false
    fast: false
    how_to:
      - Lie on your back with both heels on the lowest stair.
      - Push the heels down until the hips are level with the knees.
    cues:
      - Heels heavy
      - Ribs down
    fault: Arching the back
    easier: Feet on the floor
    harder: One leg
    running: Push-off from the hip
    fit: {category: 10, name: 0, match: nearest}

  - id: stair-bridge-march
    name: Stair bridge march
    level: 2
    primary: [gmax]
    secondary: [ham, obl]
    equipment: [bench]
    sides: alternating
    dose: {mode: hold, low: 3, high: 5, hold_s: 5, most_sets: 2, rest_seconds: 30}
    flags: [supine-lying, pregnancy]
    how_to:
      - Lie on your back with both heels on the lowest stair and lift the hips.
      - Lift one heel for a few seconds, then the other one.
    cues:
      - Hips level
      - Slow change
    fault: The hips drop
    easier: Lift the heel less high
    harder: Hold longer
    running: Level hips on one leg
"""
