# Completion of ouro's command line, for bash. `make install` puts it where bash-completion looks; else: source this file.

# The names of modules along OUROPATH, the folder where we stand, and the library, that begin with $1.
_ouro_modules()
{
    local folder name prefix=${1//.//}
    local IFS=:
    for folder in . $OUROPATH /usr/lib/python3.11 /usr/local/lib/python3.11; do
        for name in "$folder/$prefix"*; do
            if [[ $name == *.py && -f $name ]]; then
                name=${name%.py}
            elif [[ ! -d $name || $name == */__pycache__ || $name == *-* ]]; then
                continue
            fi
            name=${name#"$folder"/}
            [[ ${name##*/} == __*__ ]] || printf '%s\n' "${name//\//.}"
        done
    done
}

_ouro()
{
    local current=${COMP_WORDS[COMP_CWORD]} i word
    COMPREPLY=()

    # What stands behind the program is the program's.
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        case $word in
            -W|-X|--check-hash-based-pycs) ((i++)) ;;
            -*c|-*m) ((i + 1 < COMP_CWORD)) && compopt -o default && return ;;
            --dis) ;;
            -?*) ;;
            *) compopt -o default; return ;;
        esac
    done

    case ${COMP_WORDS[COMP_CWORD - 1]} in
        --check-hash-based-pycs)
            COMPREPLY=($(compgen -W 'always default never' -- "$current")); return ;;
        --*) ;;
        -*c) return ;;
        -*m) COMPREPLY=($(compgen -W "$(_ouro_modules "$current" | sort -u)" -- "$current")); return ;;
        -*W) COMPREPLY=($(compgen -W 'default error always module once ignore' -- "$current")); return ;;
        -*X)
            COMPREPLY=($(compgen -W 'dev int_max_str_digits= utf8 warn_default_encoding' -- "$current"))
            [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
            return ;;
    esac

    if [[ $current == -* ]]; then
        COMPREPLY=($(compgen -W '-b -B -c -d -E -h -i -I -m -O -OO -P -q -R -s -S -u -v -V -W -x -X --check-hash-based-pycs --dis --help
                                 --help-all --help-env --help-xoptions --version' -- "$current"))
    else
        compopt -o filenames
        COMPREPLY=($(compgen -f -X '!*.py' -- "$current") $(compgen -d -- "$current"))
    fi
}
complete -F _ouro ouro
