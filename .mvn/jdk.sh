# Finds a JDK 25 or newer and exports JAVA_HOME. To be sourced by mvnw and holdfast; says what to do where there is none.

holdfast_is_jdk25() { # FOLDER
  [ -x "$1/bin/javac" ] || return 1
  # To ask javac itself takes longer than most commands.
  _version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  [ -n "$_version" ] || _version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${_version:-0}" -ge 25 ]
}

holdfast_find_jdk() {
  _javac=$(command -v javac 2>/dev/null || true)
  for _home in "${JAVA_HOME:-}" ${_javac:+"$(dirname "$(dirname "$(readlink -f "$_javac")")")"} \
    /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/java/* "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
    "${HOME:-}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$_home" ] && holdfast_is_jdk25 "$_home"; then
      JAVA_HOME=$_home
      export JAVA_HOME
      return 0
    fi
  done
  cat >&2 <<'TEXT'
Holdfast needs a JDK 25 or newer, and none was found in JAVA_HOME, on the PATH, in /usr/lib/jvm, in SDKMAN or in ~/.jdks.
Install one, for example:  apt install temurin-25-jdk  |  sdk install java 25-tem  |  brew install openjdk@25
or point JAVA_HOME at the one you have, and run this again.
TEXT
  return 1
}

holdfast_find_jdk || exit 3
