"""Two Syncthing nodes on the loopback of this machine, sharing one folder.

Owns their configuration and their ends; must not know what lies in the folder.
"""

import json
import os
import re
import subprocess
import time
import urllib.error
import urllib.request

from desktop import Failed, until

FOLDER = "vault"
PORTS = {"A": (18384, 22100), "B": (18385, 22101)}
CONFIG = """<configuration version="36">
  <folder id="{folder}" label="{folder}" path="{path}" type="sendreceive" rescanIntervalS="3600" fsWatcherEnabled="true"
      fsWatcherDelayS="1" ignorePerms="false" autoNormalize="false">
    <device id="{own}"></device><device id="{other}"></device>
    <maxConflicts>-1</maxConflicts><minDiskFree unit="%">0</minDiskFree>
  </folder>
  <device id="{own}" name="{name}"><address>tcp://127.0.0.1:{port}</address></device>
  <device id="{other}" name="other"><address>tcp://127.0.0.1:{other_port}</address></device>
  <gui enabled="true" tls="false"><address>127.0.0.1:{gui}</address><apikey>{key}</apikey></gui>
  <options>
    <listenAddress>tcp://127.0.0.1:{port}</listenAddress>
    <globalAnnounceEnabled>false</globalAnnounceEnabled><localAnnounceEnabled>false</localAnnounceEnabled>
    <relaysEnabled>false</relaysEnabled><natEnabled>false</natEnabled><startBrowser>false</startBrowser>
    <urAccepted>-1</urAccepted><urSeen>3</urSeen><crashReportingEnabled>false</crashReportingEnabled>
    <autoUpgradeIntervalH>0</autoUpgradeIntervalH><stunServer></stunServer>
    <stunKeepaliveStartS>0</stunKeepaliveStartS><reconnectionIntervalS>1</reconnectionIntervalS>
    <announceLANAddresses>false</announceLANAddresses>
  </options>
</configuration>
"""


class Node:
    def __init__(self, name, home, path):
        self.name, self.home, self.path = name, home, path
        self.gui, self.port = PORTS[name]
        os.makedirs(os.path.join(path, ".stfolder"), exist_ok=True)
        sh("syncthing", "generate", f"--home={home}", "--no-default-folder", "--skip-port-probing")
        self.id = sh("syncthing", f"--home={home}", "--device-id").strip().splitlines()[-1]
        with open(os.path.join(home, "config.xml")) as config:
            self.key = re.search(r"<apikey>(.*?)</apikey>", config.read()).group(1)

    def configure(self, other):
        text = CONFIG.format(
            folder=FOLDER, path=self.path, own=self.id, other=other.id, name=self.name, port=self.port,
            other_port=other.port, gui=self.gui, key=self.key,
        )
        with open(os.path.join(self.home, "config.xml"), "w") as config:
            config.write(text)
        self.other = other

    def start(self):
        environment = {**os.environ, "STNORESTART": "1", "STNOUPGRADE": "1", "HOME": self.home}
        self.process = subprocess.Popen(
            ["syncthing", "serve", f"--home={self.home}", "--no-browser", "--no-restart", "--no-upgrade"],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )

    def end(self):
        if getattr(self, "process", None):
            self.process.terminate()
            self.process.wait(20)

    def ask(self, method, path):
        request = urllib.request.Request(f"http://127.0.0.1:{self.gui}/rest/{path}", method=method)
        request.add_header("X-API-Key", self.key)
        with urllib.request.urlopen(request, timeout=10) as answer:
            body = answer.read()
        return json.loads(body) if body.strip() else {}

    def is_up(self):
        try:
            return self.ask("GET", "system/ping").get("ping") == "pong"
        except (urllib.error.URLError, ConnectionError):
            return False

    def is_connected(self):
        connections = self.ask("GET", "system/connections")["connections"]
        return connections.get(self.other.id, {}).get("connected", False)

    def is_in_sync(self):
        status = self.ask("GET", f"db/status?folder={FOLDER}")
        return status["state"] == "idle" and status["needTotalItems"] == 0 and status["errors"] == 0


class Pair:
    """To be used in a `with`."""

    def __init__(self, folder, path_a, path_b):
        self.a = Node("A", os.path.join(folder, "home-a"), path_a)
        self.b = Node("B", os.path.join(folder, "home-b"), path_b)

    def __enter__(self):
        self.a.configure(self.b)
        self.b.configure(self.a)
        try:
            for node in (self.a, self.b):
                node.start()
            for node in (self.a, self.b):
                until(node.is_up, 30, f"node {node.name} does not start")
            until(self.a.is_connected, 30, "the nodes do not find each other")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.a.end()
        self.b.end()

    def cut(self):
        self.a.ask("POST", f"system/pause?device={self.b.id}")
        self.b.ask("POST", f"system/pause?device={self.a.id}")
        until(lambda: not self.a.is_connected(), 20, "the link is not cut")

    def join(self):
        self.scan()
        self.a.ask("POST", f"system/resume?device={self.b.id}")
        self.b.ask("POST", f"system/resume?device={self.a.id}")
        until(self.a.is_connected, 30, "the link does not come back")

    def scan(self):
        for node in (self.a, self.b):
            node.ask("POST", f"db/scan?folder={FOLDER}")

    def settle(self, contents):
        """Waits until both folders hold the same."""

        def settled():
            self.scan()
            same = all(node.is_in_sync() for node in (self.a, self.b)) and contents(self.a.path) == contents(self.b.path)
            time.sleep(0.1)
            return same

        until(settled, 60, "the two folders do not become the same")


def sh(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failed(f"{' '.join(command)}: {done.stderr.strip()[:300]}")
    return done.stdout
