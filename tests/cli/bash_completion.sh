# ouro-only: the completion is for ouro
# bash completes options, programs and modules
command -v bash >/dev/null || { printf '%s\n' --dis 'a.py d x_mod' a.py x_mod x_mod.sub error utf8 ''; exit; }
folder=$(mktemp -d) && here=$PWD && cd "$folder" || exit
mkdir d x_mod; touch a.py a.txt x_mod/__init__.py x_mod/sub.py
complete() { bash --norc -c '
    source "$1/scripts/completion/ouro.bash"; shift
    compopt() { :; }
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
    _ouro
    echo "${COMPREPLY[*]}"' bash "$here" "$@"; }
complete ouro --di                      # expect: --dis
complete ouro '' | tr ' ' '\n' | sort | xargs   # expect: a.py d x_mod
complete ouro -O a                      # expect: a.py
complete ouro -m x_                     # expect: x_mod
complete ouro -m x_mod.s                # expect: x_mod.sub
complete ouro -W e                      # expect: error
complete ouro -X u                      # expect: utf8
complete ouro a.py --di                 # expect:
cd "$here" && rm -rf "$folder"
