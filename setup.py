"""Puts resources/ inside the package, as trainingdesk/resources; everything else is said in setup.cfg."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["trainingdesk", "trainingdesk.*"]), "trainingdesk.resources"],
    package_dir={"trainingdesk.resources": "resources"},
    package_data={"trainingdesk.resources": ["**/*"]},
)
