# shellcheck shell=bash
# Reading shared libraries in the formats of Linux (elf), Windows (pe) and macOS (macho).

exported_symbols() {
    case $format in
        elf) "$nm" -D --defined-only "$1" | awk '{ print $NF }' ;;
        pe) "$objdump" -p "$1" | sed -n '/^\[Ordinal\/Name Pointer\] Table/,/^$/s/^[[:space:]]*\[ *[0-9]*\].*[[:space:]]\([^[:space:]]*\)$/\1/p' ;;
        macho) "$nm" -gU "$1" | awk '{ print $NF }' | sed 's/^_//' ;;
    esac | tr -d '\r' | LC_ALL=C sort
}

needed_by() {
    case $format in
        elf) "$readelf" -d "$1" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' ;;
        pe) "$objdump" -p "$1" | sed -n 's/^[[:space:]]*DLL Name: //p' | tr -d '\r' ;;
        macho) otool -L "$1" | sed -n '3,$s/^[[:space:]]*\([^ ]*\) .*/\1/p' ;;
    esac
}

# The name that programs linked with the library ask for.
name_inside() {
    case $format in
        elf) "$readelf" -d "$1" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p' ;;
        pe) "$objdump" -p "$1" | sed -n '/^The Export Tables/,/^Export Address Table/s/^Name[[:space:]]*[0-9a-f]*[[:space:]]*//p' | tr -d '\r' ;;
        macho) otool -D "$1" | tail -n 1 ;;
    esac
}
